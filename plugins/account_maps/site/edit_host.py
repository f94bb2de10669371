"""Where the edit page proposes changes, as the settings have it."""

from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError

from account_maps.pages.edit_site import EditSite, Host
from account_maps.settings.edit import EditSetting
from account_maps.texts import Texts


def edit_site(setting: EditSetting | None, repo_url: str, texts: Texts) -> EditSite | None:
    """Return how maps are edited in the site, or None if the settings want no edit page.

    Args:
        setting: What the settings say.
        repo_url: The repository, as the site's settings have it.
        texts: What the page says.

    Raises:
        PluginError: If there is an API, and no telling which repository is meant.
    """
    return EditSite(setting.folder, _host(setting, repo_url, texts)) if setting else None


def _host(setting: EditSetting, repo_url: str, texts: Texts) -> Host | None:
    url = urlsplit(repo_url)
    if not setting.api:
        return None
    project = setting.project or url.path.strip("/").removesuffix(".git")
    if not project:
        raise PluginError("account-maps: with `edit: {api: …}` goes `project`, or `repo_url`.")
    told = "gitlab" if "gitlab" in f"{url.hostname} {setting.api}" else "github"
    speaks = setting.host or told
    return Host(speaks, texts(f"edit_host.{speaks}"), setting.api, project, setting.branch)
