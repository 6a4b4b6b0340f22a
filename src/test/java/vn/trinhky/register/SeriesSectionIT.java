package vn.trinhky.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import vn.trinhky.organisation.CatalogueImport;
import vn.trinhky.support.TrinhKyTest;

/** The series of the shipped catalogue of thị xã Ninh Hòa. */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeriesSectionIT {

  private static final ClassPathResource FILE = new ClassPathResource("catalogue/ninh-hoa.yaml");
  private static final String TOWN = "series-it";

  @Autowired private CatalogueImport catalogue;
  @Autowired private OutgoingRegister register;

  @BeforeAll
  void importTown() {
    assertThat(catalogue.importLocality(FILE, TOWN).changes()).contains("register_series + 30");
  }

  @Test
  void series_go_on_after_the_last_numbers_of_the_issued_decision() {
    assertThat(register.nextNumber(TOWN, "ubnd", "QĐ", 2022)).isEqualTo(112);
    assertThat(register.notation(TOWN, "ubnd", "QĐ")).isEqualTo("QĐ-UBND");
    assertThat(register.nextNumber(TOWN, "noi-vu", "CV", 2022)).isEqualTo(82);
    assertThat(register.notation(TOWN, "noi-vu", "CV")).isEqualTo("NV");
    assertThat(register.notation(TOWN, "noi-vu", "TTr")).isEqualTo("TTr-NV");
    assertThat(register.nextNumber(TOWN, "ubnd", "KH", 2022)).isEqualTo(1);
    assertThat(register.nextNumber(TOWN, "ubnd", "QĐ", 2023)).isEqualTo(1);
  }

  @Test
  void a_second_import_changes_no_series() {
    assertThat(catalogue.importLocality(FILE, TOWN).changes()).isEmpty();
  }

  @Test
  void a_series_that_is_not_one_is_refused_with_the_whole_file() throws IOException {
    String text =
        FILE.getContentAsString(StandardCharsets.UTF_8)
            .replace("documentTypes: [QĐ]", "documentType: QĐ");
    assertThatThrownBy(
            () ->
                catalogue.importLocality(
                    new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)), "series-it-bad"))
        .hasMessageContaining("Danh mục chưa nhập được: sổ số thứ 1");
  }
}
