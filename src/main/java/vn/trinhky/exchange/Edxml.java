package vn.trinhky.exchange;

import java.util.List;

/**
 * edXML messages (QCVN 102:2016/BTTTT) as files. Knows nothing of where they come from or go to.
 */
public interface Edxml {

  /** Most bytes of a file that is read. */
  int LARGEST_FILE = 100 << 20;

  /** Most bytes of one attachment, unpacked. */
  int LARGEST_ATTACHMENT = 50 << 20;

  /**
   * Reads a file of any dialect. Never fails, whatever the bytes are, and takes time and memory in
   * proportion to {@link #LARGEST_FILE} at most.
   */
  EdxmlReading read(byte[] file);

  /** What keeps a message of ours from being sent, and what is unusual about it. */
  List<EdxmlProblem> check(EdxmlMessage message);

  /**
   * The message as a file. The same message gives the same bytes.
   *
   * @throws vn.trinhky.problem.Refusal 422 {@code edxml-invalid} when {@link #check} finds a
   *     problem that refuses
   */
  byte[] write(EdxmlMessage message, EdxmlDialect dialect);
}
