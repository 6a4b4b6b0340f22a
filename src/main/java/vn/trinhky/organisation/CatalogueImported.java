package vn.trinhky.organisation;

/**
 * A catalogue was imported. Published in the transaction of the import, also when nothing changed,
 * so that what is derived from the registry (users of the engine) can be brought in line.
 *
 * @param locality code of the locality
 * @param changed whether the registry is different from before
 */
public record CatalogueImported(String locality, boolean changed) {}
