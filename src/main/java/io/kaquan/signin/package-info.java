/**
 * Signing up and signing in of members by e-mail and password, letters with links, the session, and
 * which role may open which page.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"merchant.member", "platform.tenant", "platform.web"})
@org.jspecify.annotations.NullMarked
package io.kaquan.signin;
