package vn.trinhky.checker.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vn.trinhky.checker.Circumstances;
import vn.trinhky.checker.Circumstances.PrintedPart;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.document.Samples;
import vn.trinhky.support.TrinhKyTest;

@TrinhKyTest
class SampleFindingsIT {
  @Autowired List<Rule> rules;
  @Autowired Samples samples;

  @ParameterizedTest
  @ValueSource(strings = {"vinh-chau-2023", "nga-nam-2024", "vinh-long-2023", "vung-tau-2023", "ninh-hoa-2022"})
  void list(String code) {
    Samples.Sample s = samples.load(code);
    Circumstances c = new Circumstances(s.plan().locality(), s.plan().year(), LocalDate.of(s.plan().year(), 1, 10), null, 0, List.of(), Occasion.IMPORT);
    Subject subject = Subject.of(s.draft(), c);
    for (Rule rule : rules) {
      for (Finding f : rule.check(subject)) {
        System.out.println("FF " + code + " | " + f.severity() + " " + f.code() + " | " + f.where() + " | " + f.excerpt() + " | " + f.message() + " | " + f.fixes().stream().map(x -> x.label()).toList());
      }
    }
  }
}
