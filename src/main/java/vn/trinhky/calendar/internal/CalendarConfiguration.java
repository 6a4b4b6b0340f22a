package vn.trinhky.calendar.internal;

import java.time.Clock;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.calendar.WorkingCalendar;

/** The beans of the calendar: whoever asks one of them finds the stored time and days ready. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CalendarProperties.class, ClockProperties.class})
class CalendarConfiguration {

  @Bean
  StoredProductClock productClock(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      ApplicationEventPublisher events,
      Environment environment,
      ClockProperties properties) {
    boolean movable = environment.acceptsProfiles(Profiles.of("demo | test"));
    StoredProductClock clock =
        new StoredProductClock(jdbc, transactions, events, InstantSource.system(), movable);
    clock.open(properties.at());
    return clock;
  }

  @Bean
  Clock clock(ProductClock productClock) {
    InstantSource productTime = productClock::now;
    return productTime.withZone(ProductClock.ZONE);
  }

  @Bean
  CachedCalendarDays calendarDays(
      JdbcClient jdbc, PlatformTransactionManager transactions, CalendarProperties properties) {
    CalendarDayTable table = new CalendarDayTable(jdbc);
    TransactionTemplate transaction = new TransactionTemplate(transactions);
    new HolidayImport(table, transaction).run(new ClassPathResource("catalogue/holidays.yaml"));
    return new CachedCalendarDays(
        table, new HolidayRules(properties.weeklyRest()), transaction, System::nanoTime);
  }

  @Bean
  WorkingCalendar workingCalendar(CalendarProperties properties, CachedCalendarDays days) {
    return new OfficeCalendar(properties, days);
  }
}
