package vn.trinhky.distribution.internal;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import vn.trinhky.organisation.Organisation;

@TestConfiguration
class OrganisationStandIn {
  @Bean
  Organisation organisation() {
    return TownOfNames.organisation();
  }
}
