package io.kaquan.platform.staff;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;

/** The platform's staff by name and password, with their groups as authorities. */
record StaffPasswords(IdentityService identity) implements AuthenticationProvider {

  @Override
  public Authentication authenticate(Authentication given) throws AuthenticationException {
    String name = given.getName();
    if (given.getCredentials() == null
        || !identity.checkPassword(name, given.getCredentials().toString())) {
      throw new BadCredentialsException("unknown name or wrong password");
    }
    return UsernamePasswordAuthenticationToken.authenticated(
        name,
        null,
        AuthorityUtils.createAuthorityList(
            identity.createGroupQuery().groupMember(name).list().stream()
                .map(Group::getId)
                .toList()));
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
