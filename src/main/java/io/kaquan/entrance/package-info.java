/**
 * The way into the console: the first page, signing up and in, members, what each role finds, and the frame around every page.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"merchant", "store", "notification", "symbol", "page"})
package io.kaquan.entrance;
