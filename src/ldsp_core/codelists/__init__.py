"""Code lists: data files with validity dates, and their look-up."""

from ldsp_core.codelists.local_authorities import LocalAuthority, local_authority
from ldsp_core.codelists.registers import org_id_register

__all__ = ["LocalAuthority", "local_authority", "org_id_register"]
