/**
 * What reviewers meet in Tasklist: the filters that are there for them, the working hours left on
 * each row, the papers beside the form; and tasks that go back to their group when they are left
 * untouched.
 */
@ApplicationModule(allowedDependencies = {"platform.calendar", "platform.schedule"})
@NullMarked
package io.kaquan.staff.tasklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
