"""What is asked about the programme."""

from .gauge import GaugeForm
from .key_moment import KeyMomentForm
from .link import LinkForm
from .node import NewNodeForm, NodeForm
from .programme import ProgrammeForm

__all__ = ["GaugeForm", "KeyMomentForm", "LinkForm", "NewNodeForm", "NodeForm", "ProgrammeForm"]
