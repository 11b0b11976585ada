package io.kaquan.media;

/** Why no logo can be made of a file, by the end of a message key. */
final class NoLogo extends Exception {
  NoLogo(String why) {
    super(why, null, false, false);
  }
}
