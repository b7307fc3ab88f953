# SYNTAX TEST "source.hcl.terraform" "suppression comments stand out from other comments"
resource "aws_db_instance" "main" {
  publicly_accessible = true # seaworthy: ignore-line db-public -- a sandbox
#                            ^ comment.line.number-sign.hcl
#                              ^^^^^^^^^^ keyword.control.directive.seaworthy
#                                         ^^^^^^^^^^^ keyword.other.suppression.seaworthy
#                                                     ^^^^^^^^^ entity.name.tag.rule.seaworthy
#                                                               ^^ punctuation.separator.reason.seaworthy
#                                                                  ^^^^^^^^^ string.unquoted.reason.seaworthy
  // seaworthy: ignore-object db-multi-az, db-backup -- a sandbox
#    ^^^^^^^^^^ keyword.control.directive.seaworthy
#                             ^^^^^^^^^^^^^^^^^^^^^^ entity.name.tag.rule.seaworthy
#                                                       ^^^^^^^^^ string.unquoted.reason.seaworthy
  /* seaworthy: ignore-line db-multi-az -- a sandbox */
#    ^^^^^^^^^^ keyword.control.directive.seaworthy
#                           ^^^^^^^^^^^ entity.name.tag.rule.seaworthy
#                                          ^^^^^^^^^ string.unquoted.reason.seaworthy
#                                                   ^^ - string.unquoted.reason.seaworthy
#                                                    ^^ comment.block.hcl
  multi_az = false # the ship is seaworthy: ignore that
#                                ^^^^^^^^^^ - keyword.control.directive.seaworthy
  name = "# seaworthy: ignore-line db-public -- text, not a comment"
#           ^^^^^^^^^^ - keyword.control.directive.seaworthy
  user_data = <<-E
    # seaworthy: ignore-line db-public -- text of a heredoc
#     ^^^^^^^^^^ - keyword.control.directive.seaworthy
  E
}
