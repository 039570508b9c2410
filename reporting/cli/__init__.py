"""The command line. Whoever imports it is about to build, and to end soon after."""

import gc

# Objects after which Python looks for rings of garbage. At its usual 700 it spends a tenth of
# a start on the classes that imports make, none of which is garbage.
gc.set_threshold(1_000_000)
