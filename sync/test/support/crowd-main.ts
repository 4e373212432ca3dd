import { redisLimiter } from '../../src/limiter/index.ts'
import { type WorkerTask, work } from './crowd-worker.ts'

/** A process that sends under the Redis limiter. */
const task = JSON.parse(process.argv[2]!) as WorkerTask
const limiter = redisLimiter({ url: task.redis, prefix: task.prefix, reserve: task.reserve })
await work(task, limiter, () => limiter.close())
