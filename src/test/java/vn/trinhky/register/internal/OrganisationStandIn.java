package vn.trinhky.register.internal;

import java.util.List;
import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import vn.trinhky.organisation.AgencyKind;
import vn.trinhky.organisation.MemoryOrganisation;
import vn.trinhky.organisation.Organisation;

@TestConfiguration
class OrganisationStandIn {
  @Bean
  Organisation organisation() {
    return new MemoryOrganisation(
        OutgoingRegisterIT.LOCALITY,
        List.of(
            MemoryOrganisation.agency(
                OutgoingRegisterIT.LOCALITY,
                "ubnd",
                "UBND thị xã",
                "UBND",
                AgencyKind.PEOPLES_COMMITTEE,
                List.of(),
                List.of(),
                Set.of()),
            MemoryOrganisation.agency(
                OutgoingRegisterIT.LOCALITY,
                "noi-vu",
                "Phòng Nội vụ",
                "NV",
                AgencyKind.SPECIALIZED_DIVISION,
                List.of(),
                List.of(),
                Set.of())),
        List.of());
  }
}
