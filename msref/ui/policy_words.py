"""Says which policy of an organisation is in force, for the help page."""

from PySide6.QtCore import QCoreApplication

from msref.user_store.policy import Policy


def policy_words(policy: Policy) -> str:
    """Which policy is in force, in plain sentences; says so when there is none."""
    translate = QCoreApplication.translate
    if not policy.path:
        return translate("policy_words", "No policy of an organisation is in force on this computer.")
    said = [translate("policy_words", "The policy {path} is in force.").format(path=policy.path)]
    if policy.problem:
        said.append(policy.problem)
    if policy.is_reference:
        said.append(translate("policy_words", "Reference mode: nothing is entered about a patient."))
    if not policy.may_save_cases:
        said.append(translate("policy_words", "Case files are not saved."))
    if policy.jurisdiction:
        words = translate("policy_words", "The home jurisdiction is {place} and cannot be changed here.")
        said.append(words.format(place=policy.jurisdiction))
    if policy.content_folder:
        words = translate("policy_words", "The content is looked for in {folder} first.")
        said.append(words.format(folder=policy.content_folder))
    return " ".join(said)
