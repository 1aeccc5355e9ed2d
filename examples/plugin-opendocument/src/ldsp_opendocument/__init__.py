"""Papers and workbooks in the OpenDocument format (ISO/IEC 26300), for ldsp-core."""
