/** Consumers: who signs in to the wallet by e-mail code, and the openids by which merchants know them. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"notification", "access", "timetable"})
package io.kaquan.consumer;
