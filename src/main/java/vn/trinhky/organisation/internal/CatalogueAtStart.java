package vn.trinhky.organisation.internal;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Imports the catalogues of the folder {@code trinhky.catalogue.location} before the doors open; in
 * demo and test also the examples that ship with the product (the folder wins, because it comes
 * last). A faulty catalogue stops the start.
 */
@Component
class CatalogueAtStart implements SmartLifecycle {

  /** Before what is derived from the registry, the job executor and the web server. */
  private static final int PHASE = -1000;

  private static final Logger log = LoggerFactory.getLogger(CatalogueAtStart.class);

  private final CatalogueImporter importer;
  private final String location;
  private final boolean examples;
  private volatile boolean running;

  CatalogueAtStart(
      CatalogueImporter importer,
      @Value("${trinhky.catalogue.location:}") String location,
      @Value("${trinhky.catalogue.examples:false}") boolean examples) {
    this.importer = importer;
    this.location = location;
    this.examples = examples;
  }

  @Override
  public void start() {
    for (Resource file : files()) {
      if (importer.isCatalogue(file)) {
        importer.importLocality(file);
      }
    }
    running = true;
  }

  private List<Resource> files() {
    List<Resource> files = new ArrayList<>(examples ? shipped() : List.of());
    if (!location.isBlank()) {
      File[] own =
          new File(location)
              .listFiles((folder, name) -> name.endsWith(".yaml") || name.endsWith(".yml"));
      if (own == null) {
        throw new IllegalStateException(
            "trinhky.catalogue.location is not a folder that can be read: " + location);
      }
      Arrays.stream(own).sorted().map(FileSystemResource::new).forEach(files::add);
      log.info("{} catalogue files in {}", own.length, location);
    } else if (!examples) {
      log.warn(
          "No catalogue is read at this start: write one for each locality and name their folder with trinhky.catalogue.location");
    }
    return files;
  }

  private static List<Resource> shipped() {
    try {
      return Arrays.stream(
              new PathMatchingResourcePatternResolver().getResources("classpath*:catalogue/*.yaml"))
          .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
          .toList();
    } catch (IOException unreadable) {
      throw new IllegalStateException("The shipped catalogues cannot be read", unreadable);
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
