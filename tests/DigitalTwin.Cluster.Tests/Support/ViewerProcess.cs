using System.Net.Http.Json;

namespace DigitalTwin.Cluster.Tests.Support;

/// <summary>A viewer of a cluster as a process of its own, asked through its API.</summary>
internal sealed class ViewerProcess : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    private readonly string _folder = Directory.CreateTempSubdirectory("twin-viewer-").FullName;
    private readonly HttpClient _http;
    private readonly Process _process;

    private ViewerProcess(string redis)
    {
        string address = $"http://127.0.0.1:{LoopbackPorts.Free()}";
        string program = Path.Combine(AppContext.BaseDirectory, "twin.dll");
        _http = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(20) };
        _process = Process.Start(new ProcessStartInfo("dotnet", [program, "viewer", "--redis", redis, "--address", address])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = _folder,
        })!;
    }

    /// <summary>Begins one.</summary>
    public static ViewerProcess Begin(string redis) => new(redis);

    /// <summary>Waits until a run is seen as wanted.</summary>
    public async Task<JsonElement> Await(string run, Func<JsonElement, bool> isThere, TimeSpan patience)
    {
        long began = Stopwatch.GetTimestamp();
        JsonElement? last = null;
        while (Stopwatch.GetElapsedTime(began) < patience)
        {
            try
            {
                last = await _http.GetFromJsonAsync<JsonElement>($"/api/runs/{run}", TestContext.Current.CancellationToken);
                if (isThere(last.Value))
                    return last.Value;
            }
            catch (HttpRequestException)
            {
                // it does not listen yet, or its cluster does not answer
            }

            await Task.Delay(LookEvery, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"The viewer does not show it; it shows {last}.");
        return default;
    }

    /// <summary>Makes a changing call.</summary>
    public async Task<JsonElement> Post(string path, object body)
    {
        using HttpResponseMessage answer = await _http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
