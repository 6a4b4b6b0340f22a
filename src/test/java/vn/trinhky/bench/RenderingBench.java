package vn.trinhky.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.trinhky.bench.Spread.number;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AssignableTypeFilter;
import vn.trinhky.bench.Meter.Cost;
import vn.trinhky.document.DocumentFacts;
import vn.trinhky.document.DocumentFacts.SignatureBlock;
import vn.trinhky.document.DocumentRenderer;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.Appendix;
import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.document.Samples;
import vn.trinhky.support.Together;

/** How long a plan of about twenty pages takes to become a PDF, first in a JVM and later. */
class RenderingBench {

  /** How often the appendix of the sample is repeated. */
  private static final int TIMES = 2;

  private static final int WARM_UP = 8;
  private static final int REPEATED = 9;

  private final Meter meter = Meter.withoutDatabase();

  @Test
  void a_plan_of_twenty_pages_becomes_a_pdf() throws IOException {
    DocumentRenderer renderer = renderer();
    PlanDocument plan = plan();

    List<byte[]> first = new ArrayList<>();
    Cost cold = meter.of(1, List.of(() -> first.add(renderer.pdf(plan))));
    for (int i = 0; i < WARM_UP; i++) {
      renderer.pdf(plan);
    }
    List<Cost> warm = new ArrayList<>();
    List<Cost> pairs = new ArrayList<>();
    List<Cost> previews = new ArrayList<>();
    for (int i = 0; i < REPEATED; i++) {
      warm.add(meter.of(1, List.of(() -> renderer.pdf(plan))));
      pairs.add(meter.of(2, Collections.nCopies(2, () -> renderer.pdf(plan))));
      previews.add(meter.of(1, List.of(() -> renderer.html(plan))));
    }
    List<byte[]> together = Collections.synchronizedList(new ArrayList<>());
    Together.run(Collections.nCopies(2, () -> together.add(renderer.pdf(plan))));
    // what is written side by side is what is written alone
    assertThat(together).hasSize(2).allSatisfy(pdf -> assertThat(pdf).isEqualTo(first.get(0)));

    new Report("3-rendering", "Rendering a plan")
        .line(
            "The sample with its appendix %d times: %d pages, %d KB as PDF; median (least–most) of %d after %d to warm up."
                .formatted(
                    TIMES, pages(first.get(0)), first.get(0).length >> 10, REPEATED, WARM_UP))
        .table(
            List.of("", "ms", "CPU, ms"),
            List.of(
                row("PDF, the first of a JVM (classes, fonts, templates)", List.of(cold)),
                row("PDF, warm", warm),
                row("two PDFs at the same time, both done", pairs),
                row("preview (HTML), warm", previews)))
        .line("Allocated per warm PDF: %s MB.".formatted(number(allocated(renderer, plan), 0)))
        .write("no database");
  }

  private static List<String> row(String what, List<Cost> costs) {
    List<Double> times = costs.stream().map(cost -> cost.nanos() / 1e6).toList();
    List<Double> cpu = costs.stream().map(cost -> cost.cpuNanos() / 1e6).toList();
    return costs.size() == 1
        ? List.of(what, number(times.get(0), 0), number(cpu.get(0), 0))
        : List.of(what, Spread.of(times).text(0), Spread.of(cpu).text(0));
  }

  private static double allocated(DocumentRenderer renderer, PlanDocument plan) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    renderer.pdf(plan);
    return (threads.getCurrentThreadAllocatedBytes() - before) / 1048576.0;
  }

  private static int pages(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    }
  }

  /** The product's renderer alone. */
  private static DocumentRenderer renderer() {
    GenericApplicationContext context = new GenericApplicationContext();
    ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context, false);
    scanner.addIncludeFilter(new AssignableTypeFilter(DocumentRenderer.class));
    scanner.scan(DocumentRenderer.class.getPackageName());
    context.refresh();
    return context.getBean(DocumentRenderer.class);
  }

  /** The decision of thị xã Ninh Hòa of 21/01/2022 with its plan, and more tasks than it had. */
  private static PlanDocument plan() {
    Draft draft = new Samples().load("ninh-hoa-2022").draft();
    List<Appendix> longer =
        draft.appendices().stream()
            .map(
                appendix ->
                    new Appendix(
                        appendix.title(),
                        appendix.columns(),
                        Collections.nCopies(TIMES, appendix.groups()).stream()
                            .flatMap(List::stream)
                            .toList()))
            .toList();
    return new PlanDocument(
        new Draft(
            draft.form(),
            draft.authority(),
            draft.letterhead(),
            draft.superior(),
            draft.place(),
            draft.subject(),
            draft.legalBases(),
            draft.articles(),
            draft.plan(),
            longer,
            draft.reportRegime(),
            draft.ownPlanDuty(),
            draft.recipients(),
            draft.archive(),
            draft.signature()),
        new DocumentFacts(
            "112",
            "QĐ-UBND",
            LocalDate.of(2022, 1, 21),
            null,
            new SignatureBlock(
                List.of("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Minh Thư"),
            null,
            null));
  }
}
