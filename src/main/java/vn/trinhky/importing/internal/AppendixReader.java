package vn.trinhky.importing.internal;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.trinhky.importing.ImportContext;
import vn.trinhky.importing.SourceDocument.Block;
import vn.trinhky.organisation.Organisation;

/** Reads the tasks of an appendix: from tables, or from paragraphs with "Đơn vị chủ trì: …". */
@Component
class AppendixReader {

  private final Organisation organisation;

  AppendixReader(Organisation organisation) {
    this.organisation = organisation;
  }

  /** Reads an appendix that is the first of its draft. */
  AppendixReading read(List<Block> blocks, ImportContext context) {
    return read(blocks, 0, context);
  }

  /**
   * Reads an appendix.
   *
   * @param blocks its blocks in order, with or without its heading, title and line "(Kèm theo …)"
   * @param index its place among the appendices of the draft, from 0, for the paths
   */
  AppendixReading read(List<Block> blocks, int index, ImportContext context) {
    return new TaskTable(
            organisation.directory(context.locality(), context.on()), context.planYear(), index)
        .read(blocks);
  }
}
