namespace DigitalTwin.Viewer.Tests.Support;

/// <summary>The system's Chromium, driven by Playwright. Without one the browser tests say that they are left out.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    /// <summary>How long anything may take, ms: a busy machine is no failure.</summary>
    private const int Patience = 120_000;

    private IPlaywright? _playwright;

    /// <summary>Program of the browser; null where there is none: TWIN_BROWSER=none hides the system's.</summary>
    public static string? Program { get; } =
        (Environment.GetEnvironmentVariable("TWIN_BROWSER") is { Length: > 0 } named ? [named] : Places).FirstOrDefault(File.Exists);

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Leaves the test out, aloud, where there is no browser.</summary>
    public static void SkipWithoutBrowser() =>
        Assert.SkipWhen(Program is null, "left out: there is no Chromium here (Debian: apt install chromium; or name one in TWIN_BROWSER)");

    /// <summary>Leaves the test out, aloud, where there is no browser or the page was not built.</summary>
    public static void SkipWithout()
    {
        SkipWithoutBrowser();
        Assert.SkipWhen(
            !File.Exists(Path.Combine(AppContext.BaseDirectory, "page", "index.html")), "left out: the page was built without Node.js");
    }

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
            return;
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-gpu"], Timeout = Patience });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.CloseAsync();
        _playwright?.Dispose();
    }

    /// <summary>A page that notes every request that would leave this machine, and every error.</summary>
    public async Task<IPage> Open(Uri address, int width = 1440, int height = 900, string scheme = "light")
    {
        IBrowserContext context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
        });
        IPage page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(address.ToString());
        return page;
    }
}
