/** What proves who somebody is: API tokens, sealed links, the key of this installation. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"database", "timetable"})
package io.kaquan.access;
