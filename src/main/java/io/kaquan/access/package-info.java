/** What proves who somebody is, and how often it may be tried: tokens, web sessions, limits, the installation's key. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"database", "page", "timetable"})
package io.kaquan.access;
