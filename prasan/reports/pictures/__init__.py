"""Pictures of documents as SVG, made from plain rows: the strategy map, bars. Pure: no Django, no files."""

from prasan.reports.pictures.bars import Bar, bars
from prasan.reports.pictures.maps import MapColumn, strategy_map

__all__ = ["Bar", "MapColumn", "bars", "strategy_map"]
