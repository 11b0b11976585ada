/**
 * Pictures that merchants show to everybody: made anew by us, at addresses that nobody guesses and
 * that never change.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform.web", "files.image", "platform.access"})
package io.kaquan.files.media;
