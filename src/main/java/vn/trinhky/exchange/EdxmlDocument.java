package vn.trinhky.exchange;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document on its way to its recipients, or what its sender says of it later (recall, update,
 * replacement). What a message must have and lacks is empty here and named among the problems of
 * the reading.
 *
 * @param documentId see {@link ExchangeDocumentId}; a recall names the recalled document by it
 * @param codeNumber e.g. {@code 07}
 * @param codeNotation e.g. {@code KH-UBND}
 * @param dueDate until when the recipient shall answer
 * @param toPlaces the lines of Nơi nhận
 * @param steeringType 1 no instruction, 2 instruction, 3 report on an instruction; or null
 */
public record EdxmlDocument(
    Party from,
    List<Party> to,
    String documentId,
    String codeNumber,
    String codeNotation,
    Promulgation promulgation,
    @Nullable DocumentType type,
    String subject,
    @Nullable String content,
    @Nullable Signer signer,
    @Nullable LocalDate dueDate,
    List<String> toPlaces,
    @Nullable OtherInfo other,
    List<ResponseFor> responseFor,
    @Nullable Integer steeringType,
    List<Trace> traces,
    Business business,
    List<Attachment> attachments)
    implements EdxmlMessage {

  /** Texts without white space around them. */
  public EdxmlDocument {
    to = List.copyOf(to);
    documentId = Texts.clean(documentId);
    codeNumber = Texts.clean(codeNumber);
    codeNotation = Texts.clean(codeNotation);
    subject = Texts.clean(subject);
    content = Texts.optional(content);
    toPlaces = toPlaces.stream().map(Texts::clean).toList();
    responseFor = List.copyOf(responseFor);
    traces = List.copyOf(traces);
    attachments = List.copyOf(attachments);
  }

  /**
   * The same for one of its recipients.
   *
   * @throws IllegalArgumentException when this is none of them
   */
  public EdxmlDocument onlyTo(String organId) {
    List<Party> one = to.stream().filter(it -> it.organId().equals(organId)).limit(1).toList();
    if (one.isEmpty()) {
      throw new IllegalArgumentException(organId + " is no recipient");
    }
    return with(one, attachments);
  }

  /** The same without its files, which may be large. */
  public EdxmlDocument withoutAttachments() {
    return with(to, List.of());
  }

  private EdxmlDocument with(List<Party> recipients, List<Attachment> files) {
    return new EdxmlDocument(
        from,
        recipients,
        documentId,
        codeNumber,
        codeNotation,
        promulgation,
        type,
        subject,
        content,
        signer,
        dueDate,
        toPlaces,
        other,
        responseFor,
        steeringType,
        traces,
        business,
        files);
  }

  /**
   * Where and when it was issued.
   *
   * @param date null when the message has none that can be read
   */
  public record Promulgation(@Nullable String place, @Nullable LocalDate date) {
    /** Texts without white space around them. */
    public Promulgation {
      place = Texts.optional(place);
    }
  }

  /**
   * Kind of document.
   *
   * @param kind 1 administrative, 2 legal norms
   * @param detail passed on as it is
   * @param name e.g. {@code Kế hoạch}
   */
  public record DocumentType(
      @Nullable Integer kind, @Nullable Integer detail, @Nullable String name) {
    /** Texts without white space around them. */
    public DocumentType {
      name = Texts.optional(name);
    }
  }

  /**
   * Who signed.
   *
   * @param competence line of the capacity, e.g. {@code TM. ỦY BAN NHÂN DÂN}
   */
  public record Signer(
      @Nullable String competence, @Nullable String position, @Nullable String fullName) {
    /** Texts without white space around them. */
    public Signer {
      competence = Texts.optional(competence);
      position = Texts.optional(position);
      fullName = Texts.optional(fullName);
    }
  }

  /**
   * What else a register wants to know.
   *
   * @param priority 0 ordinary, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc, 4 hỏa tốc hẹn giờ
   * @param sphere field of the document
   * @param typerNotation abbreviation of who drafted it
   * @param copies number of copies
   * @param direction passed on as it is: its meaning is not known
   */
  public record OtherInfo(
      @Nullable Integer priority,
      @Nullable String sphere,
      @Nullable String typerNotation,
      @Nullable Integer copies,
      @Nullable Integer pages,
      @Nullable String direction,
      List<String> appendixes) {
    /** Texts without white space around them. */
    public OtherInfo {
      sphere = Texts.optional(sphere);
      typerNotation = Texts.optional(typerNotation);
      direction = Texts.optional(direction);
      appendixes = appendixes.stream().map(Texts::clean).toList();
    }
  }

  /** A system that the message went through. */
  public record Trace(String organId, @Nullable LocalDateTime at) {
    /** Texts without white space around them. */
    public Trace {
      organId = Texts.clean(organId);
    }
  }

  /**
   * What the message is sent for.
   *
   * @param documentId in new and update messages only
   * @param paperFollows the document comes on paper too
   * @param change what an update changes
   * @param replacements what a replacement replaces, and for whom
   */
  public record Business(
      BusinessType type,
      @Nullable String documentId,
      @Nullable String reason,
      boolean paperFollows,
      @Nullable Change change,
      List<Replacement> replacements,
      @Nullable StaffInfo staff) {
    /** Texts without white space around them. */
    public Business {
      documentId = Texts.optional(documentId);
      reason = Texts.optional(reason);
      replacements = List.copyOf(replacements);
    }
  }

  /**
   * What an update changes.
   *
   * @param documentInfo passed on as it is
   * @param documentReceiver passed on as it is
   */
  public record Change(
      @Nullable String documentInfo,
      @Nullable String documentReceiver,
      List<ReceiverChange> receivers) {
    /** Texts without white space around them. */
    public Change {
      documentInfo = Texts.optional(documentInfo);
      documentReceiver = Texts.optional(documentReceiver);
      receivers = List.copyOf(receivers);
    }
  }

  /** A recipient that is added to a document, or taken off. */
  public record ReceiverChange(String organId, boolean added) {
    /** Texts without white space around them. */
    public ReceiverChange {
      organId = Texts.clean(organId);
    }
  }

  /** A document that is replaced, and the recipients for whom it is. */
  public record Replacement(String documentId, List<String> organIds) {
    /** Texts without white space around them. */
    public Replacement {
      documentId = Texts.clean(documentId);
      organIds = organIds.stream().map(Texts::clean).toList();
    }
  }
}
