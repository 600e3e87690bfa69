"""`python -m guide`: see `guide.cli`."""

import sys

from guide.cli import main

sys.exit(main())
