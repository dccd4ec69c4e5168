namespace DigitalTwin.Scenarios.Tests;

/// <summary>A library folder of its own for one test, with a copy of the valid fixture to break; goes away with the test.</summary>
internal sealed class ScenarioFolder : IDisposable
{
    /// <summary>The fixture in which every table of the dictionary has rows.</summary>
    public const string BuildOut = "build-out";

    private readonly string _root = Directory.CreateTempSubdirectory("scenario-test-").FullName;

    /// <summary>Copies the fixture.</summary>
    /// <param name="over">A fixture whose files are put over it; null for none.</param>
    public ScenarioFolder(string? over = null)
    {
        foreach (string fixture in (string[])["valid", .. over is null ? Array.Empty<string>() : [over]])
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures", fixture)))
                Write(Path.GetFileName(file), File.ReadAllText(file));
        }

        Write("series/load_day.csv", SeriesText.LoadDay);
        Write("series/solar_day.csv", SeriesText.SolarDay);
        Write("series/wind_flat.csv", SeriesText.Flat);
        if (over is null)
            return;
        Write("weather/load_south.csv", SeriesText.WeatherLoad);
        Write("weather/temperature_south.csv", SeriesText.WeatherTemperature);
    }

    /// <summary>Full path of a file; a name that begins with <c>../</c> lies in a scenario beside the copy.</summary>
    public string PathOf(string file) => Path.GetFullPath(Path.Combine(_root, "valid", file));

    /// <summary>Writes a file.</summary>
    public ScenarioFolder Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file.</summary>
    public ScenarioFolder Write(string file, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllBytes(PathOf(file), bytes);
        return this;
    }

    /// <summary>Replaces a text that occurs once.</summary>
    public ScenarioFolder Replace(string file, string before, string after)
    {
        string text = Read(file);
        Assert.Equal(2, text.Split(before).Length);
        return Write(file, text.Replace(before, after, StringComparison.Ordinal));
    }

    /// <summary>Adds a line at the end.</summary>
    public ScenarioFolder Append(string file, string line) => Write(file, Read(file) + line + "\n");

    /// <summary>Makes a file as long as asked without writing it out.</summary>
    public ScenarioFolder Stretch(string file, long bytes)
    {
        using FileStream stream = File.Open(PathOf(file), FileMode.Create);
        stream.SetLength(bytes);
        return this;
    }

    /// <summary>Takes a file away.</summary>
    public ScenarioFolder Delete(string file)
    {
        File.Delete(PathOf(file));
        return this;
    }

    /// <summary>Text of a file.</summary>
    public string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Loads the copy, or a scenario beside it.</summary>
    public ScenarioLoadResult Load(string name = "valid") => ScenarioLoader.Load(Path.Combine(_root, name), new ScenarioLibrary(_root));

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_root, recursive: true);
}
