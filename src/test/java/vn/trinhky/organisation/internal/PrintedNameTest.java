package vn.trinhky.organisation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Phòng Tài chính – Kế hoạch | Phòng Tài chính - Kế hoạch",
        "Phòng Tài chính-Kế hoạch | phòng  Tài chính — Kế hoạch",
        "Phòng Văn hoá và Thông tin | PHÒNG VĂN HÓA VÀ THÔNG TIN",
        "Uỷ ban nhân dân thị xã | UBND thị xã",
        "Ủy ban nhân dân thị xã | UBND thị xã",
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân | Văn phòng HĐND và UBND",
        "- Phòng Nội vụ; | Phòng Nội vụ",
        "Phòng Nội vụ./. | Phòng Nội vụ",
        "Các cơ quan , đơn vị | Các cơ quan, đơn vị",
        "Các cơ quan,đơn vị | Các cơ quan, đơn vị",
        "xã Ninh Thuỷ | xã Ninh Thủy"
      })
  void spellings_of_one_name_have_one_key(String one, String other) {
    assertThat(PrintedName.key(one)).isEqualTo(PrintedName.key(other));
    assertThat(PrintedName.key(Normalizer.normalize(one, Normalizer.Form.NFD)))
        .isEqualTo(PrintedName.key(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UBND xã Ninh Thân | UBND xã Ninh Thận",
        "UBND phường Ninh Hà | UBND phường Ninh Hải",
        "UBND xã Ninh Phú | UBND xã Ninh Phụng",
        "UBND xã Ninh Đa | UBND xã Ninh Da"
      })
  void different_names_keep_different_keys(String one, String other) {
    assertThat(PrintedName.key(one)).isNotEqualTo(PrintedName.key(other));
  }
}
