package io.kaquan.signin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may open a page. It stands at the page's method, or at its controller or package for all of
 * their pages; the nearest one counts. Where there is none, {@link Permission#VIEW} opens what is
 * read and {@link Permission#EDIT} what is posted. Everyone else gets "not found".
 */
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.PACKAGE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {
  Permission value();
}
