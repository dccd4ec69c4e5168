namespace DigitalTwin.Viewer.Tests.Support;

/// <summary>A folder that goes away with the test.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("twin-viewer-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
