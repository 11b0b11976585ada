/**
 * Pictures that people send in: read without harm and drawn anew, so that of a file nothing is left
 * but what it shows.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.kaquan.files.image;
