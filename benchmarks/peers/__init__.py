"""The same work done with other libraries, as people use them."""
