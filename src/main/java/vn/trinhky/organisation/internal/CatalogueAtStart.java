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
 * Imports the catalogues that ship with the product and those of the folder {@code
 * trinhky.catalogue.location} (which win, because they come last) before the doors open. A faulty
 * catalogue stops the start.
 */
@Component
class CatalogueAtStart implements SmartLifecycle {

  /** Before what is derived from the registry, the job executor and the web server. */
  private static final int PHASE = -1000;

  private static final Logger log = LoggerFactory.getLogger(CatalogueAtStart.class);

  private final CatalogueImporter importer;
  private final String location;
  private volatile boolean running;

  CatalogueAtStart(
      CatalogueImporter importer, @Value("${trinhky.catalogue.location:}") String location) {
    this.importer = importer;
    this.location = location;
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
    List<Resource> files = new ArrayList<>();
    try {
      Resource[] shipped =
          new PathMatchingResourcePatternResolver().getResources("classpath*:catalogue/*.yaml");
      Arrays.stream(shipped)
          .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
          .forEach(files::add);
    } catch (IOException unreadable) {
      throw new IllegalStateException("The shipped catalogues cannot be read", unreadable);
    }
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
    }
    return files;
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
