package vn.trinhky;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the product: one process with the pages, the API, the Camunda web applications and the
 * engine.
 */
@SpringBootApplication
public class TrinhKyApplication {

  public static void main(String[] args) {
    SpringApplication.run(TrinhKyApplication.class, args);
  }
}
