package io.kaquan.platform.staff;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first administrator of an installation with a database of its own. Without it no one can sign
 * in at {@code /camunda}.
 *
 * @param name sign-in name; null for none
 * @param password at least ten characters, with upper and lower case, a digit and a special
 *     character; used once, when there is no such person yet
 * @param email may be null
 */
@ConfigurationProperties("kaquan.administrator")
record StaffSettings(String name, String password, String email) {}
