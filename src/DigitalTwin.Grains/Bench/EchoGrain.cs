using DigitalTwin.Grains.Interfaces;
using DigitalTwin.Grains.Keys;
using DigitalTwin.Grains.Placement;
using DigitalTwin.Grains.Wire;

namespace DigitalTwin.Grains.Bench;

/// <summary>A grain without content: the same tree, barrier, placement and sizes as those of a run.</summary>
[GridPlacement]
public sealed class EchoGrain : Grain, IEchoGrain
{
    private static readonly MemberAnswer Nothing = new(new MemberReply());

    private IEchoGrain[] _below = [];
    private GridAnswerFrame _answer;
    private Task[] _calls = [];

    /// <inheritdoc/>
    public Task Prepare(int members, int answerBytes)
    {
        var key = EntityKey.Parse(this.GetPrimaryKeyString());
        bool drives = key.Grid.Length == 0;
        _below = [.. Enumerable.Range(0, members).Select(i => GrainFactory.GetGrain<IEchoGrain>(
            (drives ? key.OfGrid($"g{i}") : key.OfMember($"m{i}")).ToString()))];
        _calls = new Task[members];
        _answer = new GridAnswerFrame(new byte[answerBytes]);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task Drive(int ticks, int callBytes)
    {
        var call = new GridCallFrame(new byte[callBytes]);
        for (int tick = 0; tick < ticks; tick++)
        {
            for (int i = 0; i < _below.Length; i++)
                _calls[i] = _below[i].FanOut(call);
            await Task.WhenAll(_calls);
        }
    }

    /// <inheritdoc/>
    public async Task<GridAnswerFrame> FanOut(GridCallFrame call)
    {
        for (int i = 0; i < _below.Length; i++)
            _calls[i] = _below[i].Echo(new MemberCall(default));
        await Task.WhenAll(_calls);
        return _answer;
    }

    /// <inheritdoc/>
    public Task<MemberAnswer> Echo(MemberCall call) => Task.FromResult(Nothing);
}
