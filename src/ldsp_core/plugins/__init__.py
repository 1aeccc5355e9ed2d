"""Plugins: the hooks they answer, and the registry that finds them."""

from ldsp_core.plugins.hooks import HookContext, hookimpl
from ldsp_core.plugins.records import BlockedPlugin, PluginFailure, PluginInfo, Registered
from ldsp_core.plugins.registry import Registry

__all__ = [
    "BlockedPlugin",
    "HookContext",
    "PluginFailure",
    "PluginInfo",
    "Registered",
    "Registry",
    "hookimpl",
]
