/** Who the merchants are, and the people who work for them: signing up and in, members, roles. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"access", "notification", "page", "timetable"})
package io.kaquan.merchant;
