namespace DigitalTwin.Silo.Redis;

/// <summary>The scripts of the store: each is one of its operations, and runs in Redis as a whole or not at all.</summary>
internal static class StoreScripts
{
    /// <summary>Keys: root, log. Values: number of the run, the latest epoch that the caller has seen, the expected one or nothing.
    /// </summary>
    public const string TakeEpoch = """
        local epoch = tonumber(redis.call('HGET', KEYS[1], 'epoch') or '0')
        if epoch < tonumber(ARGV[2]) then return {'older', epoch} end
        redis.call('HSETNX', KEYS[1], 'run', ARGV[1])
        redis.call('HSETNX', KEYS[1], 'target', '0')
        local answer = 'done'
        if ARGV[3] ~= '' and tonumber(ARGV[3]) ~= epoch then
          answer = 'outdated'
        else
          epoch = redis.call('HINCRBY', KEYS[1], 'epoch', 1)
        end
        local root = redis.call('HMGET', KEYS[1], 'run', 'target', 'newest', 'predecessor')
        return {answer, epoch, root[1], tonumber(root[2]), root[3] or '', root[4] or '', redis.call('LLEN', KEYS[2])}
        """;

    /// <summary>Keys: root. Values: epoch, target.</summary>
    public const string SetTarget = Fence + """
        redis.call('HSET', KEYS[1], 'target', ARGV[2])
        return {'done'}
        """;

    /// <summary>Keys: root, log. Values: epoch, position, entries. Answers the length of the log.</summary>
    public const string Append = Fence + """
        local position, length = tonumber(ARGV[2]), redis.call('LLEN', KEYS[2])
        if position < 0 or position > length then
          return {'conflict', 'The log has ' .. length .. ' entries; ' .. position .. ' were expected.'}
        end
        for i = 3, #ARGV do
          local at = position + i - 3
          if at < length and redis.call('LINDEX', KEYS[2], at) ~= ARGV[i] then
            return {'conflict', 'Another entry is at position ' .. at .. ' of the log.'}
          end
        end
        for i = 3 + math.max(0, length - position), #ARGV do redis.call('RPUSH', KEYS[2], ARGV[i]) end
        return {'done', redis.call('LLEN', KEYS[2])}
        """;

    /// <summary>Keys: root, objects, digests. Values: epoch, then name, content and digest of each object.</summary>
    public const string WriteObjects = Fence + """
        for i = 2, #ARGV, 3 do
          local before = redis.call('HGET', KEYS[2], ARGV[i])
          if before and before ~= ARGV[i + 1] then return {'conflict', 'Another object has the name ' .. ARGV[i] .. '.'} end
        end
        for i = 2, #ARGV, 3 do
          redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1])
          redis.call('HSET', KEYS[3], ARGV[i], ARGV[i + 2])
        end
        return {'done'}
        """;

    /// <summary>
    /// Keys: root, log, objects, digests. Values: epoch, checkpoint, its tick, its length of the log, its epoch, then name and digest of
    /// each object.
    /// </summary>
    public const string Publish = Fence + """
        local newest = redis.call('HGET', KEYS[1], 'newest')
        if newest == ARGV[2] then return {'done'} end
        local tick = tonumber(redis.call('HGET', KEYS[1], 'newest_tick') or '-1')
        local made = tonumber(redis.call('HGET', KEYS[1], 'newest_epoch') or '0')
        local late = tonumber(ARGV[3]) <= tick
        if late and tonumber(ARGV[5]) <= made then return {'conflict', 'A checkpoint of tick ' .. tick .. ' is there already.'} end
        local length = tonumber(ARGV[4])
        if length < 0 or length > redis.call('LLEN', KEYS[2]) then
          return {'conflict', 'The log lacks what comes before the checkpoint.'}
        end
        local kept, names = {}, {}
        for i = 6, #ARGV, 2 do
          local digest = redis.call('HGET', KEYS[4], ARGV[i])
          if not digest then return {'conflict', 'There is no object ' .. ARGV[i] .. '.'} end
          if digest ~= ARGV[i + 1] then return {'conflict', 'Object ' .. ARGV[i] .. ' is another than the checkpoint names.'} end
          kept[ARGV[i]] = true
          names[#names + 1] = ARGV[i]
        end
        local before, beforeNames, beforeTick = newest, redis.call('HGET', KEYS[1], 'newest_names') or '', tick
        if late then
          before = redis.call('HGET', KEYS[1], 'predecessor')
          beforeNames = redis.call('HGET', KEYS[1], 'predecessor_names') or ''
          beforeTick = tonumber(redis.call('HGET', KEYS[1], 'predecessor_tick') or '-1')
          if beforeTick >= tonumber(ARGV[3]) then before = false end
        end
        if before then
          redis.call('HSET', KEYS[1], 'predecessor', before, 'predecessor_names', beforeNames, 'predecessor_tick', beforeTick)
          for name in string.gmatch(beforeNames, '[^\n]+') do kept[name] = true end
        else
          redis.call('HDEL', KEYS[1], 'predecessor', 'predecessor_names', 'predecessor_tick')
        end
        redis.call(
          'HSET', KEYS[1], 'newest', ARGV[2], 'newest_tick', ARGV[3], 'newest_epoch', ARGV[5], 'newest_names', table.concat(names, '\n'))
        for _, name in ipairs(redis.call('HKEYS', KEYS[3])) do
          if not kept[name] then
            redis.call('HDEL', KEYS[3], name)
            redis.call('HDEL', KEYS[4], name)
          end
        end
        return {'done'}
        """;

    private const string Fence = """
        local epoch = tonumber(redis.call('HGET', KEYS[1], 'epoch') or '0')
        if epoch == 0 or epoch ~= tonumber(ARGV[1]) then return {'stale', epoch} end

        """;
}
