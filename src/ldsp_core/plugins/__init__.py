"""Plugins: the hooks they answer, and the registry that finds them."""

from ldsp_core.plugins.hooks import HookContext, hookimpl

__all__ = ["HookContext", "hookimpl"]
