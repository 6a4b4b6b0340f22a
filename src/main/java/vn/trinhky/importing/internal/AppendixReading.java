package vn.trinhky.importing.internal;

import java.util.List;
import vn.trinhky.document.Draft;
import vn.trinhky.importing.Reading;

/**
 * What was understood of one appendix.
 *
 * @param appendix without groups when nothing in the blocks could be read as tasks
 * @param lines what became of every line of the blocks, each once
 * @param doubts in the order of the source
 * @param chains rows of which a person decides where a task ends
 */
record AppendixReading(
    Draft.Appendix appendix,
    List<Reading.Line> lines,
    List<Reading.Doubt> doubts,
    List<Reading.RowChain> chains) {

  AppendixReading {
    lines = List.copyOf(lines);
    doubts = List.copyOf(doubts);
    chains = List.copyOf(chains);
  }
}
