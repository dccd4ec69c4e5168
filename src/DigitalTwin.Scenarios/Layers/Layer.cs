using DigitalTwin.Scenarios.Reading;

namespace DigitalTwin.Scenarios.Layers;

/// <summary>A scenario folder as one layer of a scenario.</summary>
/// <param name="Folder">Full path.</param>
/// <param name="Shown">Its name in findings: the last part of the path.</param>
/// <param name="Head">Its scenario.yaml.</param>
internal sealed record Layer(string Folder, string Shown, ScenarioHead Head);
