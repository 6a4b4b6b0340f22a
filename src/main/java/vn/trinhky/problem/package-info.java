/**
 * How a use case says no: one exception with a status, a stable type and a sentence for the person
 * at the desk.
 */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package vn.trinhky.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
