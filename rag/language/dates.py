from dataclasses import dataclass
@dataclass
class M: pass
def mentions(t,d): return ()
