package vn.trinhky.exchange.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.trinhky.exchange.DocumentExchangeGateway;
import vn.trinhky.exchange.Edxml;
import vn.trinhky.exchange.ExchangeException;
import vn.trinhky.exchange.MessageKind;

/**
 * Two folders that another program empties and fills. A file appears under its name at once and
 * whole, by renaming; what is still being written ends in {@code .part} and is left alone. The name
 * is the same for every attempt, so a repeated attempt is the same file.
 */
final class FolderGateway implements DocumentExchangeGateway {

  private static final String ENDING = ".edxml";
  private static final String STATUS = ".status" + ENDING;
  private static final int MOST_LISTED = 1_000;

  private final Path out;
  private final Path in;
  private final Path done;
  private final Path failed;

  FolderGateway(Path out, Path in) throws IOException {
    this.out = Files.createDirectories(out).toRealPath();
    this.in = Files.createDirectories(in).toRealPath();
    this.done = Files.createDirectories(this.in.resolve("done"));
    this.failed = Files.createDirectories(this.in.resolve("failed"));
  }

  @Override
  public String send(Outgoing message) throws ExchangeException {
    String name = name(message);
    Path part = out.resolve(name + ".part");
    try {
      Files.write(part, message.file());
      Files.move(part, out.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException broken) {
      throw ExchangeException.notNow("Folder of outgoing messages: " + broken, broken);
    }
    return name;
  }

  @Override
  public Optional<String> alreadySent(Outgoing message) {
    String name = name(message);
    return Files.exists(out.resolve(name)) ? Optional.of(name) : Optional.empty();
  }

  private static String name(Outgoing message) {
    return message.id() + (message.kind() == MessageKind.STATUS ? STATUS : ENDING);
  }

  @Override
  public List<ReceivedItem> listReceived(MessageKind kind, Instant since) throws ExchangeException {
    List<ReceivedItem> items = new ArrayList<>();
    try (Stream<Path> files = Files.list(in)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .filter(name -> name.endsWith(STATUS) == (kind == MessageKind.STATUS))
          .sorted()
          .limit(MOST_LISTED)
          .forEach(name -> items.add(new ReceivedItem(name, kind)));
    } catch (IOException broken) {
      throw ExchangeException.notNow("Folder of incoming messages: " + broken, broken);
    }
    return items;
  }

  @Override
  public byte[] fetch(String gatewayId) throws ExchangeException {
    try (InputStream file = Files.newInputStream(incoming(gatewayId))) {
      // a byte more than is read, so that the reader names what is wrong
      return file.readNBytes(Edxml.LARGEST_FILE + 1);
    } catch (IOException broken) {
      throw ExchangeException.notNow("Incoming file: " + broken, broken);
    }
  }

  @Override
  public void confirm(String gatewayId, TransportStatus status) throws ExchangeException {
    Path folder = status == TransportStatus.DONE ? done : failed;
    try {
      Files.move(incoming(gatewayId), folder.resolve(gatewayId));
    } catch (NoSuchFileException movedBefore) {
      // by another node, or before a crash
    } catch (FileAlreadyExistsException sameName) {
      moveAside(gatewayId, folder);
    } catch (IOException broken) {
      throw ExchangeException.notNow("Incoming file: " + broken, broken);
    }
  }

  private void moveAside(String gatewayId, Path folder) throws ExchangeException {
    try {
      Path free = Files.createTempFile(folder, gatewayId + ".", "");
      Files.move(incoming(gatewayId), free, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException movedBefore) {
      // by another node
    } catch (IOException broken) {
      throw ExchangeException.notNow("Incoming file: " + broken, broken);
    }
  }

  private Path incoming(String gatewayId) throws ExchangeException {
    Path file = in.resolve(gatewayId).normalize();
    if (!in.equals(file.getParent())) {
      throw ExchangeException.refused("Not a file of the folder");
    }
    return file;
  }

  /** Nobody keeps a directory in a folder. */
  @Override
  public List<DirectoryEntry> listAgencies() {
    return List.of();
  }
}
