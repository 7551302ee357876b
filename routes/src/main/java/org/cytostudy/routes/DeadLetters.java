package org.cytostudy.routes;

/** What no redelivery could help; an administrator sees it and can replay it. */
public interface DeadLetters {

  /**
   * Keeps a message that a route gave up; once, however often it is given up while it is open.
   *
   * @param endpoint where the message has to be sent to be tried again
   * @param body the message as text: an identifier
   * @param why what went wrong, for a person
   */
  void park(String endpoint, String body, String why);
}
