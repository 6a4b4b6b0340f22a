package vn.trinhky.document.internal;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.trinhky.document.DocumentStore;

/**
 * Files in the database, in pieces: one database limits a value to a megabyte, the other reads a
 * large one into memory twice.
 */
@Component
class JdbcDocumentStore implements DocumentStore {

  static final int PIECE = 1_000_000;

  private final JdbcClient jdbc;
  private final TransactionTemplate nested;
  private final Clock clock;

  JdbcDocumentStore(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    // a savepoint: when two store the same file at once, the loser's own work goes on
    this.nested = new TransactionTemplate(transactions);
    this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  @Override
  public String put(byte[] content, String mediaType) {
    String sha256 = sha256(content);
    if (!exists(sha256)) {
      try {
        nested.executeWithoutResult(status -> insert(sha256, content, mediaType));
      } catch (DuplicateKeyException e) {
        // somebody else stored the same bytes in the meantime: that is what was asked for
        return sha256;
      }
    }
    return sha256;
  }

  @Override
  public Optional<StoredFile> get(String sha256) {
    return jdbc.sql("select media_type from document_file where sha256 = :sha256")
        .param("sha256", sha256)
        .query(String.class)
        .optional()
        .map(mediaType -> new StoredFile(sha256, mediaType, content(sha256)));
  }

  private boolean exists(String sha256) {
    return jdbc.sql("select count(*) from document_file where sha256 = :sha256")
            .param("sha256", sha256)
            .query(Integer.class)
            .single()
        > 0;
  }

  private void insert(String sha256, byte[] content, String mediaType) {
    jdbc.sql(
            """
            insert into document_file (sha256, media_type, byte_count, stored_at)
            values (:sha256, :mediaType, :byteCount, :storedAt)
            """)
        .param("sha256", sha256)
        .param("mediaType", mediaType)
        .param("byteCount", content.length)
        .param("storedAt", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
    for (int piece = 0; piece * PIECE < content.length; piece++) {
      int from = piece * PIECE;
      jdbc.sql(
              """
              insert into document_file_piece (sha256, piece_number, content)
              values (:sha256, :number, :content)
              """)
          .param("sha256", sha256)
          .param("number", piece)
          .param(
              "content", Arrays.copyOfRange(content, from, Math.min(from + PIECE, content.length)))
          .update();
    }
  }

  private byte[] content(String sha256) {
    List<byte[]> pieces =
        jdbc.sql(
                """
                select content from document_file_piece
                where sha256 = :sha256 order by piece_number
                """)
            .param("sha256", sha256)
            .query((row, number) -> row.getBytes("content"))
            .list();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    pieces.forEach(content::writeBytes);
    return content.toByteArray();
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
