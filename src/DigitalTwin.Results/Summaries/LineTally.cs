using DigitalTwin.Results.Compute;

namespace DigitalTwin.Results.Summaries;

/// <summary>Adds up the flows of one line.</summary>
[State]
internal sealed partial class LineTally
{
    private const double MwhPerTwh = 1e6;

    private double _forwardMwh;
    private double _reverseMwh;
    private double _forwardUsd;
    private double _reverseUsd;
    private double _forwardLimitMw;
    private double _reverseLimitMw;
    private int _congestedHours;

    /// <summary>Adds a tick.</summary>
    /// <param name="flowMw">Flow, positive forward.</param>
    /// <param name="limitsMw">Its limits in the tick, without deratings, MW.</param>
    /// <param name="toleranceMw">A line this close to its limit is full.</param>
    /// <param name="fromUsdPerMwh">Price at the sending end of a positive flow.</param>
    /// <param name="toUsdPerMwh">Price at its receiving end.</param>
    public void Add(
        double flowMw, LineSpec line, (double Forward, double Reverse) limitsMw, double toleranceMw,
        double fromUsdPerMwh, double toUsdPerMwh)
    {
        (_forwardLimitMw, _reverseLimitMw) = limitsMw;
        (double forwardUsd, double reverseUsd) = line.DualsAt(fromUsdPerMwh, toUsdPerMwh);
        _forwardUsd += forwardUsd;
        _reverseUsd += reverseUsd;
        if (flowMw >= 0)
            _forwardMwh += flowMw;
        else
            _reverseMwh -= flowMw;
        bool atForwardLimit = limitsMw.Forward > 0 && flowMw >= limitsMw.Forward - toleranceMw;
        bool atReverseLimit = limitsMw.Reverse > 0 && -flowMw >= limitsMw.Reverse - toleranceMw;
        if (atForwardLimit || atReverseLimit)
            _congestedHours++;
    }

    public LineSummary Summarise(LineSpec line, CorridorSummary? corridor) => new()
    {
        From = line.From,
        To = line.To,
        ForwardMw = _forwardLimitMw,
        ReverseMw = _reverseLimitMw,
        TwhForward = _forwardMwh / MwhPerTwh,
        TwhReverse = _reverseMwh / MwhPerTwh,
        CongestedHours = _congestedHours,
        MwForwardUsd = line.ReactancePu is null ? _forwardUsd : null,
        MwReverseUsd = line.ReactancePu is null ? _reverseUsd : null,
        Corridor = corridor,
    };
}
