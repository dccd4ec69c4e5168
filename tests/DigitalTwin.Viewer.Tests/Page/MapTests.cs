namespace DigitalTwin.Viewer.Tests.Page;

/// <summary>The page on the whole world, in a browser, against the running program.</summary>
public sealed class MapTests(Chromium chromium, WorldFixture world) : IClassFixture<Chromium>, IClassFixture<WorldFixture>
{
    [Fact]
    public async Task The_map_shows_every_zone_in_the_colour_of_the_APIs_figures()
    {
        Chromium.SkipWithout();
        IPage page = await chromium.Open(world.Twin.Address);
        await Scrub(page, 10);

        JsonElement zones = (await world.Twin.Get($"{world.Api}/snapshot?tick=10")).GetProperty("zones");
        string[] ids = await world.Zones();
        JsonElement headroom = zones.GetProperty("headroom_mw"), load = zones.GetProperty("load_mw");
        string[] expected = [.. ids.Select((_, i) => StateOf(headroom[i].GetDouble(), load[i].GetDouble()))];
        string[] shown = await page.EvalOnSelectorAllAsync<string[]>(
            ".zone", "marks => marks.map(mark => mark.dataset.id + ' ' + mark.dataset.state)");
        Assert.Equal(ids.Select((id, i) => $"{id} {expected[i]}"), shown);

        // What has the same state has the same fill, and another state another one.
        string[] fills = await page.EvalOnSelectorAllAsync<string[]>(
            ".zone", "marks => marks.map(mark => getComputedStyle(mark.querySelector('.disc')).fill)");
        Assert.Equal(expected.Distinct().Count(), fills.Distinct().Count());
        Assert.Equal(expected.Distinct().Count(), expected.Zip(fills).Distinct().Count());
    }

    [Fact]
    public async Task Ticking_moves_the_numbers()
    {
        Chromium.SkipWithout();
        IPage page = await chromium.Open(world.Twin.Address);
        await page.Locator("#live").Or(page.Locator("#step")).First.WaitForAsync();
        await page.Locator(".zone[data-id='DE']").WaitForAsync();
        await Newest(page);
        string before = await page.Locator("#shown").GetAttributeAsync("datetime") ?? "";
        string load = await page.InnerTextAsync("[data-figure='world_load']");
        await page.ClickAsync("#step");
        await Assertions.Expect(page.Locator("#shown")).Not.ToHaveAttributeAsync("datetime", before);
        await Assertions.Expect(page.Locator("[data-figure='world_load']")).Not.ToHaveTextAsync(load);
    }

    [Fact]
    public async Task Scrubbing_back_shows_what_the_hourly_file_says()
    {
        Chromium.SkipWithout();
        IPage page = await chromium.Open(world.Twin.Address);
        await Scrub(page, 7);
        string[] file = (await world.Twin.Http.GetStringAsync($"{world.Api}/exports/lines.csv")).Split('\n');
        Dictionary<string, double> written = file.Where(line => line.StartsWith("7,", StringComparison.Ordinal))
            .Select(line => line.Split(','))
            .ToDictionary(row => $"{row[2]}>{row[3]}", row => double.Parse(row[4], CultureInfo.InvariantCulture));
        string[] shown = await page.EvalOnSelectorAllAsync<string[]>(
            ".line[data-id]", "lines => lines.map(line => line.dataset.id + '=' + line.dataset.flow)");

        Assert.Equal(written.Count, shown.Length);
        Assert.All(
            shown.Select(text => text.Split('=')),
            pair => Assert.Equal(written[pair[0]], double.Parse(pair[1], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_line_that_is_lost_by_the_form_shows_on_the_map_and_in_the_log()
    {
        Chromium.SkipWithout();
        IPage page = await chromium.Open(world.Twin.Address);
        await Newest(page);
        await page.ClickAsync("#tab-events");
        await page.SelectOptionAsync("#kind", "line-loss");
        await page.FillAsync("#target", "FR>GB");
        await page.FillAsync("#duration", "6");
        await page.ClickAsync("#inject button[type=submit]");
        await Assertions.Expect(page.Locator("#answer")).ToContainTextAsync("Taken");
        await Assertions.Expect(page.Locator("#log li").First).ToContainTextAsync("line derate");

        for (int i = 0; i < 3; i++)
            await Step(page);
        await Assertions.Expect(page.Locator(".line[data-id='FR>GB']")).ToHaveAttributeAsync("data-flow", "0.000");
        await Assertions.Expect(page.Locator(".line[data-id='FR>GB']")).ToHaveAttributeAsync("data-loading", "idle");
    }

    [Fact]
    public async Task A_wrong_event_is_explained_beside_the_form()
    {
        Chromium.SkipWithout();
        IPage page = await chromium.Open(world.Twin.Address);
        await page.ClickAsync("#tab-events");
        await page.SelectOptionAsync("#kind", "line-loss");
        await page.FillAsync("#target", "FR>MARS");
        await page.ClickAsync("#inject button[type=submit]");
        await Assertions.Expect(page.Locator("#answer")).ToHaveAttributeAsync("data-tone", "bad");
        await Assertions.Expect(page.Locator("#answer")).ToContainTextAsync("FR>MARS");
    }

    [Fact]
    public async Task The_keyboard_alone_opens_a_zone_and_steps_through_time()
    {
        Chromium.SkipWithout();
        IPage page = await chromium.Open(world.Twin.Address);
        await page.Locator(".zone[tabindex='0']").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        string id = await page.EvaluateAsync<string>("document.activeElement.dataset.id");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#body-detail .sub")).ToContainTextAsync(id);
        await page.FocusAsync("#scrub");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator("#past")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(page.Locator("#shown")).ToHaveAttributeAsync("datetime", "2025-01-01T00:00Z");
    }

    [Fact]
    public async Task No_name_lies_beneath_the_legend()
    {
        Chromium.SkipWithout();
        IPage page = await chromium.Open(world.Twin.Address);
        await page.Locator(".zone[data-id='DE']").WaitForAsync(); // the page listens from then on
        await page.FillAsync("#find", "country/US"); // Mexico is then just above the legend
        await page.DispatchEventAsync("#find", "change");
        await page.Locator("#body-detail h2").WaitForAsync();
        await page.WaitForFunctionAsync(
            """
            () => {
                const legend = document.querySelector('.legend').getBoundingClientRect();
                const names = [...document.querySelectorAll('.names .name:not(.far)')].map(name => name.getBoundingClientRect());
                const covers = name => name.left < legend.right && name.right > legend.left && name.bottom > legend.top;
                return legend.height > 50 && names.length > 10 && !names.some(covers);
            }
            """);
    }

    [Fact]
    public async Task It_fits_a_phone_without_scrolling_sideways()
    {
        Chromium.SkipWithout();
        IPage page = await chromium.Open(world.Twin.Address, width: 390, height: 844);
        await page.Locator(".zone[data-id='DE']").WaitForAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
        foreach (string part in (string[])["#map", "#panel", "#play", "#scrub"])
            await Assertions.Expect(page.Locator(part)).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Two_viewers_see_the_same_hours()
    {
        Chromium.SkipWithout();
        IPage first = await chromium.Open(world.Twin.Address), second = await chromium.Open(world.Twin.Address, scheme: "dark");
        await Newest(first);
        await Newest(second);
        long next = (await world.Twin.Get(world.Api)).GetProperty("ticks").GetInt64();
        await first.ClickAsync("#step");
        foreach (IPage page in (IPage[])[first, second])
            await page.WaitForFunctionAsync("next => window.twin.frame.tick === next", next);
        string hour = await first.Locator("#shown").GetAttributeAsync("datetime") ?? "";
        await Assertions.Expect(second.Locator("#shown")).ToHaveAttributeAsync("datetime", hour);
    }

    [Fact]
    public async Task Every_mark_has_a_name_for_screen_readers_and_no_request_leaves_the_machine()
    {
        Chromium.SkipWithout();
        IPage page = await chromium.Browser.NewPageAsync();
        var foreign = new List<string>();
        var errors = new List<string>();
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority != world.Twin.Address.Authority)
                foreign.Add(request.Url);
        };
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
        await page.GotoAsync(world.Twin.Address.ToString());
        await page.Locator(".zone[data-id='DE']").ClickAsync(new LocatorClickOptions { Force = true });
        await page.Locator(".plot canvas").First.WaitForAsync();
        int nameless = await page.EvaluateAsync<int>(
            "[...document.querySelectorAll('button, select, input, [role=button]')]"
            + ".filter(e => !(e.getAttribute('aria-label') || e.textContent.trim() || e.closest('label'))).length");
        Assert.Equal(0, nameless);
        Assert.Empty(foreign);
        Assert.Empty(errors);
    }

    private static string StateOf(double headroomMw, double loadMw) =>
        headroomMw <= 0
            ? "saturated"
            : (headroomMw / Math.Max(loadMw, 1)) switch
            {
                <= 0.1 => "critical",
                <= 0.25 => "tight",
                <= 0.5 => "fair",
                _ => "ample",
            };

    private static async Task Scrub(IPage page, int tick)
    {
        await page.Locator(".zone[data-id='DE']").WaitForAsync();
        await Assertions.Expect(page.Locator("#scrub")).Not.ToHaveAttributeAsync("max", "0");
        await page.EvaluateAsync(
            "tick => { const s = document.querySelector('#scrub'); s.value = tick; s.dispatchEvent(new Event('input')); }", tick);
        string utc = new DateTime(2025, 1, 1).AddHours(tick).ToString("yyyy-MM-ddTHH:mm'Z'", CultureInfo.InvariantCulture);
        await Assertions.Expect(page.Locator("#shown")).ToHaveAttributeAsync("datetime", utc);
        await page.WaitForFunctionAsync("tick => window.twin.frame.tick === tick", tick);
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        await page.WaitForFunctionAsync("() => document.getAnimations().length === 0"); // colours and sizes change over a fifth of a second
    }

    private static async Task Newest(IPage page)
    {
        await page.Locator(".zone[data-id='DE']").WaitForAsync();
        await page.WaitForFunctionAsync(
            "() => window.twin.connected && window.twin.frame && window.twin.frame.tick === window.twin.newest");
    }

    /// <summary>One hour on, and waits for it.</summary>
    private static async Task Step(IPage page)
    {
        int tick = await page.EvaluateAsync<int>("window.twin.newest");
        await page.ClickAsync("#step");
        await page.WaitForFunctionAsync("tick => window.twin.frame.tick > tick", tick);
    }
}
